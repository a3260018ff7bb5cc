using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Petitions.Data.Migrations
{
    /// <inheritdoc />
    public partial class ListsInOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tasks_State_Role",
                table: "Tasks");

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_State_CreatedAt_Id",
                table: "Tasks",
                columns: new[] { "State", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_RuleId_DueAt",
                table: "Deadlines",
                columns: new[] { "RuleId", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Receipt_ReceivedAt",
                table: "Cases",
                column: "Receipt_ReceivedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tasks_State_CreatedAt_Id",
                table: "Tasks");

            migrationBuilder.DropIndex(
                name: "IX_Deadlines_RuleId_DueAt",
                table: "Deadlines");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Receipt_ReceivedAt",
                table: "Cases");

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_State_Role",
                table: "Tasks",
                columns: new[] { "State", "Role" });
        }
    }
}
