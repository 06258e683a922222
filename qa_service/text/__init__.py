"""What a text is made of: tokens, sentences, scripts, protected places, offsets, language."""
