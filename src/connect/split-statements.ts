import { type ClientCommand, clientCommand } from './client-command.ts';

/** What the input holds, in order. Texts are binary texts (one character a byte), because a dump may hold any bytes. */
export type Piece =
  | { readonly kind: 'statement'; readonly sql: string; readonly vertical: boolean; readonly line: number }
  /** A command of the client: `use`, `source`, `status` … by its long name; `unknown` for `\` and a letter that is none. */
  | { readonly kind: 'command'; readonly name: string; readonly argument: string; readonly line: number };

/** What stands open at the end of a line: `''` nothing, `->` a statement, else the quote or comment it is in. */
export type Open = '' | '->' | "'" | '"' | '`' | '/*';

/** Divides input into statements, line by line, as the mysql client does (client/mysql.cc, add_line). */
export class StatementSplitter {
  /** Take `\` in strings as a plain character: the session has NO_BACKSLASH_ESCAPES. */
  plainBackslash = false;
  #delimiter: string;
  #parts: string[] = [];
  #quote: '' | "'" | '"' | '`' = '';
  #comment = false;
  /** There is more than blanks and comments, which nobody needs to run. */
  #code = false;
  #lineNumber = 0;
  #startLine = 1;
  #pieces: Piece[] = [];

  constructor(delimiter = ';') {
    this.#delimiter = delimiter;
  }

  /** Takes one line without its line end, and gives what it completes. */
  line(text: string): Piece[] {
    this.#pieces = [];
    this.#lineNumber += 1;
    // A dump from Windows may begin with a byte order mark.
    if (this.#lineNumber === 1 && text.startsWith(byteOrderMark)) return this.#first(text.slice(byteOrderMark.length));
    return this.#first(text);
  }

  #first(text: string): Piece[] {
    const found = this.open() === '' && this.#isAlone(text) ? clientCommand(text, this.#delimiter) : undefined;
    if (found === undefined) this.#scan(text);
    else if (found.name !== 'go' && found.name !== 'ego') {
      this.clear();
      this.#command(found);
    }
    return this.#pieces;
  }

  /** The end of the input: a last statement needs no delimiter. One that ends inside a string is for the server to refuse. */
  end(): Piece[] {
    this.#pieces = [];
    this.#statement('', false);
    return this.#pieces;
  }

  get delimiter(): string {
    return this.#delimiter;
  }

  open(): Open {
    if (this.#quote !== '') return this.#quote;
    if (this.#comment) return '/*';
    return this.#code ? '->' : '';
  }

  /** Forgets what was begun (`\c`, Ctrl-C). */
  clear(): void {
    this.#parts = [];
    this.#quote = '';
    this.#comment = false;
    this.#code = false;
  }

  /** A line with statements behind a delimiter is no command as a whole: `use shop; SELECT 1`. */
  #isAlone(text: string): boolean {
    const at = text.indexOf(this.#delimiter);
    return at === -1 || text.slice(at + this.#delimiter.length).trim() === '' || /^\s*(\\|delimiter\b)/i.test(text);
  }

  #scan(text: string): void {
    let from = 0;
    let at = 0;
    while (at < text.length) {
      if (this.#quote !== '') at = this.#inQuote(text, at, this.#quote);
      else if (this.#comment) at = this.#inComment(text, at);
      else if (text.startsWith(this.#delimiter, at)) {
        this.#statement(text.slice(from, at), false);
        at += this.#delimiter.length;
        from = at;
      } else if (text[at] === '\\' && at + 1 < text.length) {
        at = this.#backslash(text, from, at);
        from = at;
      } else if (text[at] === '\\') {
        // At the end of a line it stands for nothing, as in a shell (add_line in client/mysql.cc).
        this.#parts.push(text.slice(from, at));
        at = text.length;
        from = at;
      } else at = this.#outside(text, at);
    }
    this.#parts.push(text.slice(from), '\n');
  }

  #inQuote(text: string, at: number, quote: string): number {
    const plain = quote === "'" ? notSingle : quote === '"' ? notDouble : notBack;
    plain.lastIndex = at;
    plain.test(text);
    const stop = Math.max(at, plain.lastIndex);
    if (text[stop] === '\\' && quote !== '`' && !this.plainBackslash) return stop + 2;
    if (text[stop] === quote) this.#quote = '';
    return stop + 1;
  }

  #inComment(text: string, at: number): number {
    const close = text.indexOf('*/', at);
    if (close === -1) return text.length;
    this.#comment = false;
    return close + 2;
  }

  /** A command behind a backslash; `\g` and `\G` end the statement, the others leave it as it is. Gives where to go on. */
  #backslash(text: string, from: number, at: number): number {
    const found = clientCommand(text.slice(at), this.#delimiter);
    const before = text.slice(from, at);
    if (found?.name === 'go' || found?.name === 'ego') this.#statement(before, found.name === 'ego');
    else {
      this.#parts.push(before);
      this.#command(found ?? { name: 'unknown', argument: text.slice(at, at + 2) });
    }
    return found?.rest === undefined ? at + 2 : text.length - found.rest.length;
  }

  /** Some SQL outside of strings, or the comment that begins there. */
  #outside(text: string, at: number): number {
    const char = text[at] ?? '';
    if (char === '#' || (char === '-' && isLineComment(text, at, !this.#code))) return text.length;
    if (char === '/' && text[at + 1] === '*' && !isSqlComment(text, at)) {
      this.#comment = true;
      return at + 2;
    }
    if (char === "'" || char === '"' || char === '`') this.#quote = char;
    if (char <= ' ') return at + 1;
    if (!this.#code) this.#startLine = this.#lineNumber;
    this.#code = true;
    word.lastIndex = at;
    // A delimiter may be made of letters: then every character counts.
    return wordCharacter.test(this.#delimiter[0] ?? '') || !word.test(text) ? at + 1 : word.lastIndex;
  }

  #statement(last: string, vertical: boolean): void {
    const sql = this.#code ? (this.#parts.join('') + last).trim() : '';
    const line = this.#startLine;
    this.clear();
    if (sql === '') return;
    const found = clientCommand(sql, this.#delimiter);
    if (found === undefined || /[\\\n]/.test(sql)) this.#pieces.push({ kind: 'statement', sql, vertical, line });
    else this.#command(found);
  }

  #command({ name, argument }: ClientCommand): void {
    if (name === 'delimiter') this.#delimiter = argument.split(/\s/)[0] || ';';
    else if (name === 'clear') this.clear();
    else if (name === 'print' || name === 'edit') this.#pending(name);
    else this.#pieces.push({ kind: 'command', name, argument, line: this.#lineNumber });
  }

  /** Commands about the statement that is begun: it is their argument. `edit` gives it back as lines. */
  #pending(name: 'print' | 'edit'): void {
    this.#pieces.push({ kind: 'command', name, argument: this.#parts.join('').trim(), line: this.#lineNumber });
    if (name === 'edit') this.clear();
  }
}

/** U+FEFF in UTF-8, as binary text. */
const byteOrderMark = '\xef\xbb\xbf';
const notSingle = /[^'\\]+/y;
const notDouble = /[^"\\]+/y;
const notBack = /[^`]+/y;
const wordCharacter = /[A-Za-z0-9_, .()=\x80-\xff]/;
const word = /[A-Za-z0-9_, .()=\x80-\xff]+/y;

/** What stands in an executable comment (`/*!`, `/*M!`) is SQL to the server, thus strings and delimiters count in it. */
function isSqlComment(text: string, at: number): boolean {
  return text[at + 2] === '!' || (text[at + 2] === 'M' && text[at + 3] === '!');
}

/** `--` counts when a blank or nothing follows it, and whatever follows at the start of a statement. */
function isLineComment(text: string, at: number, atStart: boolean): boolean {
  if (text[at + 1] !== '-') return false;
  const after = text[at + 2];
  return after === undefined || after <= ' ' || atStart;
}
