namespace AlphaPulse.Tracking.MLflow;

/// <summary>What <c>experiments/get-by-name</c> answers.</summary>
internal sealed record ExperimentAnswer(ExperimentForm? Experiment);
