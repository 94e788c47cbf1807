"""The stage ``articles``: a stored page becomes a clean, dated article, or a reason why not."""

from tawatur.stages.articles.profile import recurring_lines
from tawatur.stages.articles.reading import ArticleKnowledge, load_article_knowledge, read_article

__all__ = ["ArticleKnowledge", "load_article_knowledge", "read_article", "recurring_lines"]
