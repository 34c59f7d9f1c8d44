"""Report formats: each module writes one."""
