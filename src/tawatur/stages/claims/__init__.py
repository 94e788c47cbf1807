"""The stage ``claims``: an article becomes claims."""

from tawatur.stages.claims.assembly import read_claims
from tawatur.stages.claims.readers import ClaimKnowledge, load_claim_knowledge

__all__ = ["ClaimKnowledge", "load_claim_knowledge", "read_claims"]
