//! board/names: being written.
