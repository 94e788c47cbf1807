"""How to read Arabic text: folding, sentences, clitics, numbers, dates, matching."""
