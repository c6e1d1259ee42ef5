"""Every public output as a pure function of a `programme.View`: agenda, iCal, PDF, JSON, frab, CSV."""
