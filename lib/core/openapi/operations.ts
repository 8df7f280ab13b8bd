/** Every operation of a document, to choose one from. */
import { METHODS, type Method } from '../request/definition.ts';
import { isNode, listOf, type Node, type OpenApi, textOf } from './document.ts';

export interface Operation {
  readonly method: Method;
  /** `/companies/{domain}` */
  readonly path: string;
  /** For a person: `Find a company`, or the method and path where nothing is written. */
  readonly title: string;
  /** The first tag; empty where there is none. */
  readonly group: string;
  readonly node: Node;
  /** Of the path and of the operation, the latter before the former. */
  readonly parameters: readonly Node[];
  /** References to parameters that could not be followed. */
  readonly lost: readonly string[];
  /** The servers that hold for it: its own, the path's, or the document's. */
  readonly servers: readonly Node[];
}

export function operationsOf(document: OpenApi): readonly Operation[] {
  const { root, at } = document;
  const paths = isNode(root['paths']) ? root['paths'] : {};
  return Object.entries(paths).flatMap(([path, value]) => {
    const item = at(value);
    if (!item || !path.startsWith('/')) return [];
    return METHODS.flatMap(method => {
      const node = at(item[method.toLowerCase()]);
      if (!node) return [];
      const title = textOf(node['summary']) || textOf(node['operationId']) || `${method} ${path}`;
      const servers =
        [node, item, root].map(each => listOf(each['servers'])).find(each => each.length > 0) ?? [];
      return [
        {
          method,
          path,
          title: title.slice(0, 120),
          group: textOf(listOf(node['tags'])[0]),
          node,
          ...parametersOf(document, node, item),
          servers: servers.filter(isNode),
        },
      ];
    });
  });
}

/** One of the operation takes the place of the path's with the same name and place. */
function parametersOf({ at }: OpenApi, node: Node, item: Node): Pick<Operation, 'parameters' | 'lost'> {
  const found = new Map<string, Node>();
  const lost: string[] = [];
  for (const value of [...listOf(item['parameters']), ...listOf(node['parameters'])]) {
    const parameter = at(value);
    if (!parameter) lost.push(isNode(value) ? textOf(value['$ref']) : '');
    else found.set(`${textOf(parameter['in'])} ${textOf(parameter['name'])}`, parameter);
  }
  return { parameters: [...found.values()], lost: lost.filter(Boolean) };
}
