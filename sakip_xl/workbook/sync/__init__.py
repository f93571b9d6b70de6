"""What must change on an open sheet so that it becomes the drawn one."""
