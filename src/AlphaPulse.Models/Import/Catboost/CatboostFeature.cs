namespace AlphaPulse.Models;

/// <summary>A number among the features of CatBoost.</summary>
/// <param name="Column">Its position among all features.</param>
/// <param name="MissingRight">Whether a missing one is above every border; otherwise it is above none.</param>
internal readonly record struct CatboostFeature(int Column, bool MissingRight);
