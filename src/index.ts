/** The library's door: named exports only. */
export { type Code, codes, type Fault } from './base/codes.ts';
export { type ErrorDetail, errorToJson, TlsqlError } from './base/error.ts';
