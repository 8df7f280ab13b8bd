/** A pasted OpenAPI document, read; what reads YAML is loaded when YAML comes. */
import { useEffect, useState } from 'preact/hooks';
import { isOpenApi, type OpenApi, readOpenApi } from '../../../lib/core/openapi/document.ts';
import { type Operation, operationsOf } from '../../../lib/core/openapi/operations.ts';

export type OpenApiRead =
  | { readonly state: 'none' }
  | { readonly state: 'reading' }
  | { readonly state: 'refused'; readonly message: string }
  | { readonly state: 'read'; readonly document: OpenApi; readonly operations: readonly Operation[] };

const NONE: OpenApiRead = { state: 'none' };
const READING: OpenApiRead = { state: 'reading' };

export function useOpenApi(text: string): OpenApiRead {
  const [read, setRead] = useState<OpenApiRead>(NONE);
  useEffect(() => {
    if (!isOpenApi(text)) return setRead(NONE);
    let current = true;
    setRead(READING);
    void readNow(text).then(done => current && setRead(done));
    return () => {
      current = false;
    };
  }, [text]);
  // Between the paste and its reading it is no other call either.
  return read.state === 'none' && isOpenApi(text) ? READING : read;
}

async function readNow(text: string): Promise<OpenApiRead> {
  const isJson = /^\s*\{/.test(text);
  const { parse } = isJson ? { parse: () => null } : await import('yaml');
  // Aliases that multiply are how YAML grows without bound.
  const done = readOpenApi(text, source => parse(source, { maxAliasCount: 100 }));
  if (!done.ok) return { state: 'refused', message: done.message };
  const operations = operationsOf(done.document);
  if (operations.length === 0)
    return { state: 'refused', message: 'This document describes no call that Loupe can make.' };
  return { state: 'read', document: done.document, operations };
}
