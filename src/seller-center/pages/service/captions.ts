import type { FigureCaptions } from '../../captions';

/**
 * Service Analytics (Customer Messages > Service Analytics). Its list of chats names agents and customers and gives a
 * chat no id, so nothing of it is read.
 */
export const SERVICE_CAPTIONS = {
  fields: { satisfaction: 'rate', response24: 'rate', response12: 'rate', chats: 'count' },
  required: ['satisfaction'],
  captions: [
    ['satisfaction', 'en', 'Satisfaction rate', 'analytics'],
    ['satisfaction', 'en', 'Chat Satisfaction Rate', 'chat'],
    ['response24', 'en', '24-hour response rate', 'analytics'],
    ['response24', 'en', '24h Response Rate', 'response'],
    ['response12', 'en', '12-Hour Response Rate', 'chat'],
    ['response12', 'vi', 'Tỷ lệ phản hồi 12 giờ', 'survey'],
    ['response12', 'id', 'Tingkat Respons 12 Jam', 'ratingId'],
    ['chats', 'en', 'Chats Received', 'analytics'],
  ],
} as const satisfies FigureCaptions;
