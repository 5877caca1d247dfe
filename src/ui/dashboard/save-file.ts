/** Hands a text to the person as a file, without asking the browser for the right to download. */
export const saveFile = (name: string, text: string, type = 'application/json'): void => {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // the browser takes hold of the address as it starts to save, not before
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
