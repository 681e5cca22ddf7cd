"""The screens: what the user sees and touches.

Belongs here: the window, its parts and how they look; they show values, ask services and decide nothing. May import:
PySide6, services and domain, never persistence; NumPy only inside functions, so that the window is drawn without it.
"""
