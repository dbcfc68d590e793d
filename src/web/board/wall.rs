//! board/wall: being written.
