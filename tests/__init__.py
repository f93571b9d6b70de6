"""Tests of sakip_xl, mirrored by subject; a package only so that its helpers can be imported by name."""
