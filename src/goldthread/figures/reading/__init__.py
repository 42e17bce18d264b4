"""Reading the store: figures in force, their series, what stands beside them, what changed."""
