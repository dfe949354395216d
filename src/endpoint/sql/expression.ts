import type { Value } from '../answer.ts';
import { sqlError } from '../sql-error.ts';
import { type Cursor, isReserved } from './cursor.ts';
import { matchesPattern } from './like.ts';

/** What an expression may ask of its surroundings. */
export interface Scope {
  /** `@@global.name`: error 1193 where there is none. */
  readonly systemVariable: (scope: 'global' | 'session' | undefined, name: string) => Value;
  readonly userVariable: (name: string) => Value;
  /** Error 1305 or 1064 where there is none. */
  readonly call: (name: string, values: readonly Value[]) => Value;
  /** A column of the row: error 1054 where there is none. */
  readonly column: (name: string) => Value;
  /** Strings of this table are compared byte for byte, else without regard to case. */
  readonly exact: boolean;
}

/** An expression, to be worked out for each row. */
export type Expression = (scope: Scope) => Value;

/** Matching costs up to length times length steps; more than these would stop the server for all. */
const LIKE_MAX = 10_000_000;

/** Nesting deeper than this is an attack on our stack. */
const DEPTH_MAX = 50;

/** Reads one expression: OR, AND, NOT, comparisons, + and -, values. */
export function readExpression(cursor: Cursor, depth: number = 0): Expression {
  if (depth > DEPTH_MAX) cursor.fail();
  let left = readAnd(cursor, depth);
  while (cursor.accept('or') || cursor.acceptOperator('||')) {
    const [a, b] = [left, readAnd(cursor, depth)];
    left = (scope) => truth(isTrue(a(scope)) || isTrue(b(scope)));
  }
  return left;
}

export function isTrue(value: Value): boolean {
  return value !== null && Number(value) !== 0 && !Number.isNaN(Number(value));
}

function readAnd(cursor: Cursor, depth: number): Expression {
  let left = readNot(cursor, depth);
  while (cursor.accept('and') || cursor.acceptOperator('&&')) {
    const [a, b] = [left, readNot(cursor, depth)];
    left = (scope) => truth(isTrue(a(scope)) && isTrue(b(scope)));
  }
  return left;
}

function readNot(cursor: Cursor, depth: number): Expression {
  if (depth > DEPTH_MAX) cursor.fail();
  if (!cursor.accept('not')) return readComparison(cursor, depth);
  const inner = readNot(cursor, depth + 1);
  return (scope) => {
    const value = inner(scope);
    return value === null ? null : truth(!isTrue(value));
  };
}

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '>': (order) => order > 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
};

function readComparison(cursor: Cursor, depth: number): Expression {
  const left = readSum(cursor, depth);
  const token = cursor.peek();
  const holds =
    token.kind === 'operator' && Object.hasOwn(comparisons, token.text) ? comparisons[token.text] : undefined;
  if (holds !== undefined) {
    cursor.take();
    const right = readSum(cursor, depth);
    return (scope) => {
      const order = compare(left(scope), right(scope), scope.exact);
      return order === null ? null : truth(holds(order));
    };
  }
  if (cursor.accept('is')) {
    const wanted = !cursor.accept('not');
    cursor.expect('null');
    return (scope) => truth((left(scope) === null) === wanted);
  }
  const wanted = !cursor.accept('not');
  if (cursor.accept('like')) return like(left, readSum(cursor, depth), wanted);
  if (cursor.accept('in')) return among(left, readList(cursor, depth), wanted);
  return wanted ? left : cursor.fail();
}

function like(left: Expression, right: Expression, wanted: boolean): Expression {
  return (scope) => {
    const [text, pattern] = [left(scope), right(scope)];
    if (text === null || pattern === null) return null;
    if (String(text).length * String(pattern).length > LIKE_MAX)
      sqlError(3699, 'HY000', 'Timeout exceeded in regular expression match.');
    const fold = (value: Value): string => (scope.exact ? String(value) : String(value).toLowerCase());
    return truth(matchesPattern(fold(text), fold(pattern)) === wanted);
  };
}

function among(left: Expression, list: readonly Expression[], wanted: boolean): Expression {
  return (scope) => {
    const value = left(scope);
    if (value === null) return null;
    return truth(list.some((each) => compare(value, each(scope), scope.exact) === 0) === wanted);
  };
}

/** `( expression, … )` with at least one. */
function readList(cursor: Cursor, depth: number): Expression[] {
  cursor.expectOperator('(');
  const list = [readExpression(cursor, depth + 1)];
  while (cursor.acceptOperator(',')) list.push(readExpression(cursor, depth + 1));
  cursor.expectOperator(')');
  return list;
}

function readSum(cursor: Cursor, depth: number): Expression {
  let left = readValue(cursor, depth);
  for (;;) {
    const sign = cursor.acceptOperator('+') ? 1 : cursor.acceptOperator('-') ? -1 : 0;
    if (sign === 0) return left;
    const [a, b] = [left, readValue(cursor, depth)];
    left = (scope) => arithmetic(a(scope), b(scope), sign);
  }
}

function arithmetic(a: Value, b: Value, sign: number): Value {
  return a === null || b === null ? null : (Number(a) || 0) + sign * (Number(b) || 0);
}

function readValue(cursor: Cursor, depth: number): Expression {
  const token = cursor.peek();
  if (token.kind === 'string') return constant(cursor.take().text);
  if (token.kind === 'number') return constant(Number(cursor.take().text));
  if (cursor.acceptOperator('-')) {
    const inner = readValueDeeper(cursor, depth);
    return (scope) => arithmetic(0, inner(scope), -1);
  }
  if (cursor.acceptOperator('(')) {
    const inner = readExpression(cursor, depth + 1);
    cursor.expectOperator(')');
    return inner;
  }
  if (cursor.acceptOperator('@@')) return readSystemVariable(cursor);
  if (cursor.acceptOperator('@')) {
    const name = cursor.text().toLowerCase();
    return (scope) => scope.userVariable(name);
  }
  for (const [word, value] of [
    ['null', null],
    ['true', 1],
    ['false', 0],
  ] as const)
    if (cursor.accept(word)) return constant(value);
  return readNamed(cursor, depth);
}

function readValueDeeper(cursor: Cursor, depth: number): Expression {
  return depth > DEPTH_MAX ? cursor.fail() : readValue(cursor, depth + 1);
}

function readSystemVariable(cursor: Cursor): Expression {
  const first = cursor.name();
  const scope = first.toLowerCase();
  if ((scope === 'global' || scope === 'session' || scope === 'local') && cursor.acceptOperator('.')) {
    const name = cursor.name();
    return (surroundings) => surroundings.systemVariable(scope === 'global' ? 'global' : 'session', name);
  }
  return (surroundings) => surroundings.systemVariable(undefined, first);
}

/** A function or a column, which may have its table before it. */
function readNamed(cursor: Cursor, depth: number): Expression {
  const quoted = cursor.peek().kind === 'name';
  if (isReserved(cursor.peek())) cursor.fail();
  const name = cursor.name();
  if (!quoted && cursor.acceptOperator('(')) {
    const list: Expression[] = [];
    if (!cursor.acceptOperator(')')) {
      do list.push(readExpression(cursor, depth + 1));
      while (cursor.acceptOperator(','));
      cursor.expectOperator(')');
    }
    return (scope) =>
      scope.call(
        name,
        list.map((each) => each(scope)),
      );
  }
  if (!quoted && /^(current_user|current_timestamp)$/i.test(name)) return (scope) => scope.call(name, []);
  let column = name;
  while (cursor.acceptOperator('.')) column = cursor.name();
  return (scope) => scope.column(column);
}

function constant(value: Value): Expression {
  return () => value;
}

function truth(value: boolean): Value {
  return value ? 1 : 0;
}

/** Below, above or zero; null where either is NULL. Numbers where one side is a number, else texts. */
export function compare(a: Value, b: Value, exact: boolean): number | null {
  if (a === null || b === null) return null;
  if (typeof a === 'number' || typeof b === 'number') return (Number(a) || 0) - (Number(b) || 0);
  const [left, right] = exact ? [a, b] : [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}
