/**
 * Reduces a message to what stays the same when it is printed on another machine: no control characters, times, paths,
 * addresses, accounts and counters, but error numbers, codes and words. Two words that follow each other are a feature
 * of their own, so that order counts a little.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what it removes
const escapes = /[\u001b\u009b][[()#;?]*(?:\d{1,4}(?:;\d{0,4})*)?[\dA-PR-TZcf-ntqry=><~]/g;

/** The text without escape sequences, control characters and overrides of direction; tabs and line ends stay. */
export function plainText(text: string): string {
  return text.replace(escapes, '').replace(/(?![\t\n])[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ');
}

const replacements: readonly (readonly [RegExp, string])[] = [
  [/\b\d{4}-\d\d-\d\d[t ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?/g, ' '],
  [/\b\d{6} {1,2}\d{1,2}:\d\d:\d\d\b/g, ' '],
  [/'[^'\s]*'@'[^'\s]*'/g, ' <account> '],
  [/(?<![\w.])(?:[a-z]:\\|\\\\|~\/|\.{1,2}\/|\/)(?:[\w.@+~:$-]+[\\/]+)*[\w.@+~$*-]+/g, ' <path> '],
  [/\b(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?\b/g, ' <host> '],
  [/(?<![\w:])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4})?(?![\w:])/g, ' <host> '],
  [
    /\b(?:[a-z0-9-]+\.)+(?:com|org|net|test|local|internal|example|invalid|lan|home|io|de|eu|uk|fr|pt)\.?(?::\d+)?\b/g,
    ' <host> ',
  ],
  [/\blocalhost(?::\d+)?/g, ' <host> '],
  [/<pointer>|\b[0-9a-f]{10,}\b/g, ' '],
  [/_ssl\.c:\d+|\.[ch](?:c|pp)?:\d+/g, ' '],
];

/** Digits that name an error rather than count something: after such a word, or alone in brackets. */
const namesAnError = /(?:error|errno|err|code|number|alert|no|sqlstate|version)[\s:=#]*[[("']*$/;

/** The words of a message in order, what varies from machine to machine replaced or dropped. */
export function wordsOf(text: string): string[] {
  let reduced = plainText(text).toLowerCase();
  for (const [pattern, by] of replacements) reduced = reduced.replace(pattern, by);
  reduced = reduced.replace(/(?<![\w<.-])\d+(?![\w.-])/g, (digits: string, offset: number, whole: string) => {
    const alone = /[[(]$/.test(whole.slice(0, offset)) && /^[\]),]/.test(whole.slice(offset + digits.length));
    const named = namesAnError.test(whole.slice(Math.max(0, offset - 24), offset));
    return (alone && digits.length >= 3) || named || /^1[0-9]{3}$|^2[0-9]{3}$/.test(digits) ? digits : '<n>';
  });
  return (reduced.match(/<\w+>|[a-z0-9_][\w.-]*(?:'t)?/g) ?? []).map((word) => word.replace(/[.-]+$/, ''));
}

/** Words and pairs of neighbours. */
export function featuresOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text);
  const features = new Set(words.filter((word) => !word.startsWith('<')));
  for (let index = 1; index < words.length; index += 1) features.add(`${words[index - 1]} ${words[index]}`);
  return features;
}
