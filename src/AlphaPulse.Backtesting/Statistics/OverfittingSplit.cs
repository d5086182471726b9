namespace AlphaPulse.Backtesting;

/// <summary>One way to choose half of the blocks of time, and how the trial that was best there did in the other half.</summary>
/// <param name="Best">The trial that was best in the chosen half, from 0; the first of equals.</param>
/// <param name="InSample">Its Sharpe ratio of one period in the chosen half.</param>
/// <param name="OutOfSample">Its Sharpe ratio of one period in the other half.</param>
/// <param name="Logit"><c>ln(w / (1 - w))</c>, where w is its rank among the trials in the other half over the number of trials plus 1; 0 or less for the lower half.</param>
public readonly record struct OverfittingSplit(int Best, double InSample, double OutOfSample, double Logit);
