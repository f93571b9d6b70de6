"""Two copies of one master become one again: what each changed since they parted, told cell by cell."""
