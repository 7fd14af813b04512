"""Reports: each is made as ``domain.report_model.Report``; the desk offers, makes, keeps and saves them."""
