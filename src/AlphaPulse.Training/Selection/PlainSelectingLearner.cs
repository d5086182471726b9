using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>Chooses columns for a learner that is fitted in one go.</summary>
internal sealed class PlainSelectingLearner(ILearner learner, ColumnSelectionOptions selection) : SelectingLearner(learner, selection);
