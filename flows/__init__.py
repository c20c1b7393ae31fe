"""The flows and the command: the only code that reads clocks, disks, networks and the environment."""
