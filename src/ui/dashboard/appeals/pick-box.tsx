import { TEXT } from './text';

interface Props {
  name: string;
  isPicked: boolean;
  pick: (on: boolean) => void;
}

/** The cell that chooses a row. */
export const PickBox = ({ name, isPicked, pick }: Props) => (
  <td className="pick">
    <input
      type="checkbox"
      aria-label={TEXT.picked.pick(name)}
      checked={isPicked}
      onChange={(event) => pick(event.target.checked)}
    />
  </td>
);
