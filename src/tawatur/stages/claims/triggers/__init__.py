"""What: the words that tell an event, how far it is told to have happened, and the stretch of words that is its own."""
