"""The numbers: arrays of past demand in, forecasts with their spread and accuracy out.

Belongs here: the forecasting methods, their combination, backtest and quantiles, and the demand patterns.
May import numpy, scipy, statsmodels, threadpoolctl, the standard library and `retail_desktop.domain`; nothing
that draws, stores or reads files, because these modules are also loaded by worker processes.
"""
