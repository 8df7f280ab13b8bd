/** What is used of peers that bring no types of their own. */
declare module 'mustache' {
  const mustache: { render(template: string, view: object): string };
  export default mustache;
}
