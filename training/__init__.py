"""How the language model is rebuilt from public corpora; nothing here is imported by the product."""
