/** A sentence with places for what it quotes: `is {total}, but its six groups sum up to {sum}`. */
export type SentenceForm = {
  /** What stands between the places, in order; one more than there are places. */
  readonly pieces: readonly string[];
  readonly places: readonly string[];
};

export const sentenceForm = (sentence: string): SentenceForm => {
  const parts = sentence.split(/\{(\w+)\}/);
  return {
    pieces: parts.filter((_, at) => at % 2 === 0),
    places: parts.filter((_, at) => at % 2 === 1),
  };
};

/**
 * What stands in the places of a text that has this form, none of it empty; undefined for a text of another form. Each
 * place is as short as can be. Looks at each character once for each place, whatever the text holds.
 */
export const quotedIn = ({ pieces, places }: SentenceForm, text: string): ReadonlyMap<string, string> | undefined => {
  const [first = '', ...rest] = pieces;
  if (places.length === 0) return text === first ? new Map() : undefined;
  if (!text.startsWith(first)) return undefined;
  const last = rest.at(-1) ?? '';
  const end = text.length - last.length;
  const quoted = new Map<string, string>();
  let at = first.length;
  for (const [n, place] of places.entries()) {
    const piece = rest[n] ?? '';
    const next = n === places.length - 1 ? end : text.indexOf(piece, at + 1);
    if (next <= at || next > end) return undefined;
    quoted.set(place, text.slice(at, next));
    at = next + piece.length;
  }
  return text.endsWith(last) ? quoted : undefined;
};

/** The sentence with its places filled; those without a value become `…`. */
export const filled = ({ pieces, places }: SentenceForm, fill: (place: string) => string | undefined): string =>
  pieces.reduce((said, piece, at) => {
    const place = places[at - 1];
    return `${said}${place === undefined ? '' : (fill(place) ?? '…')}${piece}`;
  }, '');
