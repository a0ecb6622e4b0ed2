"""What the measures are called in French."""

FRENCH = {
    "exact": "accord exact",
    "adjacent": "à un point près",
    "kappa": "kappa de Cohen",
    "kappa_linear": "kappa linéaire",
    "qwk": "kappa quadratique (QWK)",
    "alpha_nominal": "alpha de Krippendorff, nominal",
    "alpha_ordinal": "alpha de Krippendorff, ordinal",
    "alpha_interval": "alpha de Krippendorff, intervalle",
    "ac1": "AC1 de Gwet",
    "ac2_quadratic": "AC2 de Gwet, quadratique",
    "pearson": "corrélation de Pearson",
    "bias": "biais (second moins premier)",
    "smd": "différence standardisée",
}
