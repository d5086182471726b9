using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace AlphaPulse.Training.MicrosoftML;

/// <summary>Names the columns of a view to a trainer.</summary>
internal static class ViewColumns
{
    internal static void Set(TrainerInputBaseWithWeight options, IDataView view)
    {
        options.FeatureColumnName = TrainingMatrixDataView.FeaturesColumn;
        options.LabelColumnName = TrainingMatrixDataView.LabelColumn;
        options.ExampleWeightColumnName = view.Schema.GetColumnOrNull(TrainingMatrixDataView.WeightColumn) is null
            ? null
            : TrainingMatrixDataView.WeightColumn;
    }
}
