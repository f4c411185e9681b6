"""One address over the services: it passes requests on and knows nothing of their business."""
