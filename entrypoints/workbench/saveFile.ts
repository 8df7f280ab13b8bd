/** Hands a file to the browser's own download, with no permission needed. */
export const saveFile = (parts: readonly string[], name: string, type: string): void => {
  const url = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement('a');
  link.href = url;
  // Names that a file system refuses, and marks that would disguise the ending.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  link.download = name.replace(/[\\/:*?"<>|\u0000-\u001f\u202a-\u202e\u2066-\u2069]+/g, ' ').trim() || 'list';
  link.click();
  // The download reads it after this task.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
