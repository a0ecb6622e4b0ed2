"""A small référentiel with interleaved columns, and its YAML."""

SOURCE = """Bloc 1 : Vendre du pain
C1.1 Fixer ses prix en
Les prix couvrent les coûts et laissent une
tenant compte des coûts
marge.
Dossier écrit de dix pages
L'affichage des prix est lisible
"""

YAML = """id: boulangerie
title: Boulangerie
certifier: École du pain
document: pain.txt
blocks:
- id: B1
  title: Vendre du pain
  competencies: [C1.1]
  lines: [1, 1]
competencies:
- id: C1.1
  statement: Fixer ses prix en tenant compte des coûts
  lines: [2, 4]
assessments:
- id: M1
  title: Dossier écrit
  competencies: [C1.1]
  mode: [written]
  text: de dix pages
  lines: [6, 6]
criteria:
- id: C1.1-1
  competencies: [C1.1]
  statement: Les prix couvrent les coûts et laissent une marge.
  assessable: written
  lines: [3, 5]
  aids: {label: Prix et coûts}
- id: C1.1-2
  competencies: [C1.1]
  statement: L'affichage des prix est lisible
  assessable: written
  lines: [7, 7]
  aids: {label: Affichage}
"""
