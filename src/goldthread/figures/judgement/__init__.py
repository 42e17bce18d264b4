"""What a figure means: change, chance, targets, comparators and the sentences for each."""
