"""The kinds of check, one module or package each; ``registry`` names them."""
