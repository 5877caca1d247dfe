/** Why a file was not taken in. A closed list: the screen may have a sentence of its own for each. */
export type ExportRefusal =
  | 'empty'
  | 'not-an-export' // a picture, a web page, another spreadsheet
  | 'unsupported-export' // of the portal, but of something that is not read
  | 'missing-column'
  | 'doubled-column'
  | 'several-sheets'
  | 'cut-off'
  | 'damaged'
  | 'locked' // by a password, or in the format before 2007
  | 'rounded-ids'
  | 'too-large' // may be confirmed
  | 'changed' // on the disk, while it was read
  | 'cancelled';

/** Thrown where reading can't go on, caught where it began: nothing of it leaves the readers. */
export class ExportFault extends Error {
  readonly code: ExportRefusal;
  constructor(code: ExportRefusal, message: string) {
    super(message);
    this.code = code;
  }
}
