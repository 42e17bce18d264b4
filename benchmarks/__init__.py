"""The speeds an issue names, measured on this machine, as ratios in one run where a peer exists."""
