"""How any Quotewright service boots. It holds no word of the business."""
