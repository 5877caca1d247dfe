import { dayNumber, makeDay } from '#core/model/day';
import { type Clock, HOUR } from './calendar';
import { makeDice } from './dice';
import type { LifeChat } from './life';
import { type ShopOptions, shiftFactor } from './options';

/** Conversations with customers; on the days of a burst there are more, and they end worse. */
export const holdChats = (options: ShopOptions, clock: Clock): LifeChat[] => {
  const chats: LifeChat[] = [];
  const today = dayNumber(options.asOf);
  for (let day = today - options.days; day <= today + options.ahead; day++) {
    const date = makeDay(day);
    const heat = options.bursts.some((burst) => burst.from <= date && date <= burst.to) ? 1.4 : 1;
    const rude = options.habits.rude * shiftFactor(options, 'rude', date) * heat;
    const count = makeDice(options.seed, 'chats', day).count(options.habits.chatsPerDay * heat, options.dispersion);
    for (let nth = 0; nth < count; nth++) {
      const dice = makeDice(options.seed, 'chat', day, nth);
      const started = clock.at(day, 7 + 15 * dice.float());
      const channel = dice.weighted<LifeChat['channel']>([
        ['agent', 72],
        ['bot', 20],
        ['faq', 8],
      ]);
      const rated = dice.chance(options.habits.rated);
      const rating = dice.chance(rude)
        ? dice.int(1, 2)
        : dice.weighted([
            [5, 62],
            [4, 24],
            [3, 14],
          ]);
      chats.push({
        id: `72${String(Math.floor(started / 1000) % 1e9).padStart(9, '0')}${String(nth).padStart(4, '0')}${dice.int(100, 999)}`,
        started,
        rated: rated ? started + HOUR * (0.3 + dice.exponential(2)) : null,
        rating: rated ? rating : null,
        channel,
      });
    }
  }
  return chats;
};
