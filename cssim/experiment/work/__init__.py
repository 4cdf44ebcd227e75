"""Where runs are played: in this process, in local processes, on a cluster."""
