const wrap = (words: readonly string[], width: number): string[] => {
  const lines: string[] = [];
  for (const word of words) {
    const grown = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && grown.length <= width) lines[lines.length - 1] = grown;
    else lines.push(word);
  }
  return lines;
};

/** The text in as few lines of at most `width` letters as it takes, and those about equally long: no word left alone. */
export const balanced = (text: string, width: number): string => {
  const words = text.split(' ');
  const fewest = wrap(words, width).length;
  let narrowest = width;
  while (narrowest > 1 && wrap(words, narrowest - 1).length === fewest) narrowest -= 1;
  return wrap(words, narrowest).join('\n');
};
