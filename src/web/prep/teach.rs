//! The teacher's page of one child's sheet.
