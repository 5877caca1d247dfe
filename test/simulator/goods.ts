import type { Dice } from './dice';
import type { LifeLine } from './life';

type Good = readonly [sku: string, product: string, variation: string, category: string, price: number];

/** What the demo shop sells. */
const GOODS: readonly Good[] = [
  ['MUG-BLUE', 'Speckled Stoneware Mug 12 oz', 'Blue', 'Kitchenware', 14.9],
  ['MUG-SAND', 'Speckled Stoneware Mug 12 oz', 'Sand', 'Kitchenware', 14.9],
  ['MUG-SET4', 'Speckled Stoneware Mug Set of 4', 'Mixed', 'Kitchenware', 46],
  ['CNDL-CEDAR', 'Cedar and Amber Soy Candle', '8 oz', 'Home Decor', 18.5],
  ['CNDL-CITRUS', 'Citrus Grove Soy Candle', '8 oz', 'Home Decor', 18.5],
  ['THRW-GRY', 'Waffle Knit Throw Blanket', 'Grey, 50 x 60 in', 'Textiles', 39.99],
  ['THRW-OLV', 'Waffle Knit Throw Blanket', 'Olive, 50 x 60 in', 'Textiles', 39.99],
  ['BRD-ACA-M', 'Acacia Serving Board', 'Medium', 'Kitchenware', 27.25],
  ['BRD-ACA-L', 'Acacia Serving Board', 'Large', 'Kitchenware', 34.75],
  ['SIGN-CSTM', 'Personalized Door Sign', 'Oak', 'Home Decor', 32],
  ['ORG-DRW6', 'Bamboo Drawer Organizer, 6 Pieces', 'Natural', 'Storage', 24.5],
  ['PLNT-S', 'Ceramic Planter with Tray', 'White, 5 in', 'Home Decor', 16.75],
  ['PLNT-L', 'Ceramic Planter with Tray', 'White, 8 in', 'Home Decor', 28.75],
  ['CHNDL-XL', 'Rattan Pendant Lamp "Dune"', '24 in', 'Lighting', 255.5],
];

export const chooseLines = (dice: Dice): LifeLine[] => {
  const count = dice.weighted([
    [1, 78],
    [2, 17],
    [3, 5],
  ]);
  const chosen = new Set<number>();
  while (chosen.size < count) chosen.add(dice.chance(0.01) ? 13 : dice.int(0, 12));
  return [...chosen].map((index) => {
    const [sellerSku, productName, variation, category, unitPrice] = GOODS[index]!;
    return {
      skuId: `17294${String(10_000_000_000_003 + index * 7919)}`,
      sellerSku,
      productId: `17293${String(88_000_000_000_111 + ([...productName].reduce((sum, text) => sum * 31 + text.charCodeAt(0), 7) % 1e9))}`,
      productName,
      variation,
      category,
      unitPrice,
      quantity: dice.weighted([
        [1, 85],
        [2, 12],
        [4, 3],
      ]),
    };
  });
};
