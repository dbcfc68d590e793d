//! board: being written.
