"""Chinese and English text: numerals, quantities, pinyin, formats of numbers and dates. Knows nothing of entities."""
