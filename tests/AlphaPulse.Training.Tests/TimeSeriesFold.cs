namespace AlphaPulse.Training.Tests;

/// <summary>One fold: rows to train on, and later rows to test on.</summary>
/// <param name="Train">The rows to train on, by position; at least one.</param>
/// <param name="Test">The rows to test on, by position, all after those of the training.</param>
internal readonly record struct TimeSeriesFold(Range Train, Range Test);
