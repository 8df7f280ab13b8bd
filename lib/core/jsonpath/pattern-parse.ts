/** A regular expression's text to a program for the machine in `pattern.ts`. */
import { CharacterReader, PatternFault, type Test } from './pattern-class.ts';

export type Instruction =
  | { readonly op: 'take'; readonly test: Test }
  | { readonly op: 'split'; readonly first: number; readonly second: number }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'save'; readonly slot: number }
  | { readonly op: 'assert'; readonly what: 'start' | 'end' | 'edge' | 'inside' }
  | { readonly op: 'match' };

export type ParsedPattern =
  | { readonly ok: true; readonly program: readonly Instruction[]; readonly groups: number }
  | { readonly ok: false; readonly message: string };

export const MAX_PATTERN = 200;
/** Counted repeats are written out, so `(a{1000}){1000}` ends here. */
const MAX_PROGRAM = 3000;
const MAX_GROUPS_DEEP = 50;

/** Parses, or says in words why not. */
export function parsePattern(source: string, flags: string): ParsedPattern {
  if (source.length > MAX_PATTERN) {
    return {
      ok: false,
      message: `The pattern is longer than ${MAX_PATTERN} characters. Write a shorter one.`,
    };
  }
  try {
    const parser = new Parser(source, flags.includes('i'));
    const tree = parser.whole();
    const program: Instruction[] = [];
    emit(tree, program);
    program.push({ op: 'match' });
    return { ok: true, program, groups: parser.groups };
  } catch (error) {
    if (error instanceof PatternFault) return { ok: false, message: error.message };
    throw error;
  }
}

type Tree =
  | { readonly kind: 'one'; readonly step: Instruction }
  | { readonly kind: 'row'; readonly parts: readonly Tree[] }
  | { readonly kind: 'either'; readonly parts: readonly Tree[] }
  | { readonly kind: 'group'; readonly index: number; readonly part: Tree }
  | {
      readonly kind: 'repeat';
      readonly part: Tree;
      readonly least: number;
      readonly most: number;
      readonly lazy: boolean;
    };

class Parser {
  groups = 0;
  private depth = 0;
  private readonly reader: CharacterReader;

  constructor(source: string, ignoreCase: boolean) {
    this.reader = new CharacterReader(source, ignoreCase);
  }

  whole(): Tree {
    const tree = this.either();
    if (!this.reader.done)
      throw new PatternFault('A closing parenthesis ) in the pattern has no opening one.');
    return tree;
  }

  private either(): Tree {
    const parts = [this.row()];
    while (this.reader.take('|')) parts.push(this.row());
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind: 'either', parts };
  }

  private row(): Tree {
    const parts: Tree[] = [];
    while (!this.reader.done && !this.reader.sees('|') && !this.reader.sees(')')) parts.push(this.repeated());
    return { kind: 'row', parts };
  }

  private repeated(): Tree {
    const part = this.atom();
    const bounds = this.reader.quantifier();
    if (bounds === null) return part;
    if (part.kind === 'one' && part.step.op === 'assert') {
      throw new PatternFault('Nothing stands before a *, +, ? or { in the pattern.');
    }
    const lazy = this.reader.take('?');
    if (this.reader.quantifier() !== null)
      throw new PatternFault('Two quantifiers stand in a row in the pattern.');
    return { kind: 'repeat', part, least: bounds.least, most: bounds.most, lazy };
  }

  private atom(): Tree {
    const { reader } = this;
    if (reader.take('(')) return this.group();
    if (reader.take('^')) return { kind: 'one', step: { op: 'assert', what: 'start' } };
    if (reader.take('$')) return { kind: 'one', step: { op: 'assert', what: 'end' } };
    if (reader.take('\\b')) return { kind: 'one', step: { op: 'assert', what: 'edge' } };
    if (reader.take('\\B')) return { kind: 'one', step: { op: 'assert', what: 'inside' } };
    return { kind: 'one', step: { op: 'take', test: reader.character() } };
  }

  private group(): Tree {
    if (++this.depth > MAX_GROUPS_DEEP)
      throw new PatternFault('The pattern has too many groups inside each other.');
    const plain = this.reader.take('?:');
    if (!plain && this.reader.sees('?')) {
      throw new PatternFault('The pattern uses (?…), which is not supported here. Use ( ) or (?: ).');
    }
    const index = plain ? 0 : ++this.groups;
    const part = this.either();
    if (!this.reader.take(')')) throw new PatternFault('A parenthesis ( in the pattern is not closed.');
    this.depth--;
    return plain ? part : { kind: 'group', index, part };
  }
}

function emit(tree: Tree, program: Instruction[]): void {
  if (program.length > MAX_PROGRAM)
    throw new PatternFault('The pattern repeats too much. Use smaller counts in { }.');
  switch (tree.kind) {
    case 'one':
      program.push(tree.step);
      return;
    case 'row':
      for (const part of tree.parts) emit(part, program);
      return;
    case 'group':
      program.push({ op: 'save', slot: tree.index * 2 });
      emit(tree.part, program);
      program.push({ op: 'save', slot: tree.index * 2 + 1 });
      return;
    case 'either':
      emitEither(tree.parts, program);
      return;
    case 'repeat':
      for (let count = 0; count < tree.least; count++) emit(tree.part, program);
      if (tree.most === Infinity) emitLoop(tree.part, tree.lazy, program);
      else emitOptional(tree.part, tree.most - tree.least, tree.lazy, program);
  }
}

function emitEither(parts: readonly Tree[], program: Instruction[]): void {
  const jumps: number[] = [];
  for (const [index, part] of parts.entries()) {
    if (index === parts.length - 1) {
      emit(part, program);
      break;
    }
    const split = program.push({ op: 'jump', to: 0 }) - 1;
    emit(part, program);
    jumps.push(program.push({ op: 'jump', to: 0 }) - 1);
    program[split] = { op: 'split', first: split + 1, second: program.length };
  }
  for (const jump of jumps) program[jump] = { op: 'jump', to: program.length };
}

function emitLoop(part: Tree, lazy: boolean, program: Instruction[]): void {
  const split = program.push({ op: 'jump', to: 0 }) - 1;
  emit(part, program);
  program.push({ op: 'jump', to: split });
  program[split] = fork(split + 1, program.length, lazy);
}

function emitOptional(part: Tree, times: number, lazy: boolean, program: Instruction[]): void {
  const splits: number[] = [];
  for (let count = 0; count < times; count++) {
    splits.push(program.push({ op: 'jump', to: 0 }) - 1);
    emit(part, program);
  }
  for (const split of splits) program[split] = fork(split + 1, program.length, lazy);
}

function fork(inside: number, beyond: number, lazy: boolean): Instruction {
  return lazy
    ? { op: 'split', first: beyond, second: inside }
    : { op: 'split', first: inside, second: beyond };
}
