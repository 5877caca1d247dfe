import { Card, DatePicker } from '@arco-design/web-react';
import { useCaption } from '../state';

export interface FiguresProps {
  from: string;
  to: string;
  figures: readonly (readonly [caption: string, value: string])[];
}

/** A few figures, each in a tile of its own, and the days that they are of. */
export const Figures = ({ from, to, figures }: FiguresProps) => {
  const caption = useCaption();
  return (
    <Card extra={<DatePicker.RangePicker value={[from, to]} allowClear={false} />}>
      <div className="portal-figures">
        {figures.map(([label, value]) => (
          <div key={label} className="figureTile-k29AbQ">
            <div>{caption(label)}</div>
            <b>{value}</b>
          </div>
        ))}
      </div>
    </Card>
  );
};
